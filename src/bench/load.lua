-- GETs the given path; with FILING set, POSTs ever new filings instead. Use one thread (-t1).
local filing = os.getenv("FILING")
local first, units = tonumber(os.getenv("FIRST")), tonumber(os.getenv("UNITS"))
local pause = tonumber(os.getenv("PAUSE_MS") or "0")
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
    local unit = first + sent % units
    local year = 2014 + math.floor(sent / units)
    sent = sent + 1
    return wrk.format(nil, nil, nil,
      string.format('{"unit":"bench-%05d","year":%d,%s', unit, year, filing))
  end
end

if pause > 0 then
  function delay()
    return pause
  end
end

function done(summary, latency, requests)
  local e = summary.errors
  print(string.format("FIGURES %d %.1f %.3f %.3f %.3f %d %d",
    summary.requests, summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3,
    e.status + e.connect + e.read + e.write + e.timeout, threads[1]:get("sent")))
end
