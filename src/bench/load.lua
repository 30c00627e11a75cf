-- GETs the given path; with FILING set, POSTs ever new filings instead. Use one thread (-t1).
local filing = os.getenv("FILING")
local prefix = os.getenv("PREFIX")
local years, first_year = tonumber(os.getenv("YEARS") or "5"), tonumber(os.getenv("FIRST_YEAR") or "2014")
local pause = tonumber(os.getenv("PAUSE_MS") or "0")
-- Units file in blocks of so many, all years of a block before the next block.
local block = tonumber(os.getenv("BLOCK") or "5000")
local threads = {}

wrk.headers["Authorization"] = "Bearer " .. os.getenv("TOKEN")

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  sent = tonumber(os.getenv("SENT") or "0")
end

if filing then
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"

  function request()
    local within = sent % (block * years)
    local unit = math.floor(sent / (block * years)) * block + within % block
    local year = first_year + math.floor(within / block)
    sent = sent + 1
    return wrk.format(nil, nil, nil,
      string.format('{"unit":"%s-%06d","year":%d,%s', prefix, unit, year, filing))
  end
end

if pause > 0 then
  function delay()
    return pause
  end
end

function done(summary, latency, requests)
  local e = summary.errors
  local slow = 0
  for i = 1, #latency do
    local micros, times = latency(i)
    if micros > 1e6 then slow = slow + times end
  end
  print(string.format("FIGURES %d %.3f %.4f %.4f %.4f %.4f %d %d %d",
    summary.requests, summary.duration / 1e6,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency:percentile(99.9) / 1e3,
    latency.max / 1e3, slow,
    e.status + e.connect + e.read + e.write + e.timeout, threads[1]:get("sent")))
end
