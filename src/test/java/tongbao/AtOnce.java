package tongbao;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends requests at the same moment: all are written but for their last byte, and the last bytes
 * together. The service sees none of them before it has them all.
 */
public final class AtOnce {
  private static final int PATIENCE_MILLIS = 20_000;

  /** What came back. */
  record Answer(int status, String body) {}

  private AtOnce() {}

  static String request(String method, String path, String header, String body) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
        + Department.TOKEN
        + "\r\nContent-Type: application/json\r\nContent-Length: "
        + body.getBytes(UTF_8).length
        + "\r\n"
        + header
        + "\r\n"
        + body;
  }

  static List<Answer> send(int port, List<String> requests)
      throws InterruptedException, ExecutionException {
    CyclicBarrier barrier = new CyclicBarrier(requests.size());
    List<Callable<Answer>> calls = new ArrayList<>();
    for (String request : requests) {
      calls.add(() -> send(port, request.getBytes(UTF_8), barrier));
    }
    return inParallel(calls);
  }

  /** Runs every call in a thread of its own. */
  public static <T> List<T> inParallel(List<Callable<T>> calls)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Answer send(int port, byte[] request, CyclicBarrier barrier) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request, 0, request.length - 1);
      barrier.await();
      socket.getOutputStream().write(request[request.length - 1]);
      return read(socket.getInputStream());
    }
  }

  private static Answer read(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String head = "";
    while (!head.endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        throw new IOException("closed after " + head);
      }
      bytes.write(b);
      head = bytes.toString(ISO_8859_1);
    }
    String lower = head.toLowerCase(Locale.ROOT);
    int at = lower.indexOf("content-length: ") + 16;
    int length = Integer.parseInt(lower.substring(at, lower.indexOf("\r\n", at)));
    return new Answer(
        Integer.parseInt(head.substring(9, 12)), new String(in.readNBytes(length), UTF_8));
  }
}
