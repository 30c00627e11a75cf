import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Clients that send a byte a second: some the head of a request, some its body. */
final class SlowClients implements AutoCloseable {

  private final List<Socket> sockets = new ArrayList<>();
  private final Thread thread = new Thread(this::send, "slow-clients");
  private volatile boolean over;

  private SlowClients() {}

  static SlowClients start(Service service, int clients) {
    SlowClients all = new SlowClients();
    String head =
        "POST /api/v1/filings HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + ("Content-Length: 900\r\nAuthorization: " + Service.bearer() + "\r\n\r\n{");
    try {
      for (int i = 0; i < clients; i++) {
        Socket socket = new Socket(service.address().getAddress(), service.address().getPort());
        all.sockets.add(socket);
        String first = i % 2 == 0 ? head : "GET /api/v1/units HTTP/1.1\r\nHost: localhost\r\nA: ";
        socket.getOutputStream().write(first.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    all.thread.setDaemon(true);
    all.thread.start();
    return all;
  }

  private void send() {
    while (!over) {
      for (Socket socket : sockets) {
        try {
          socket.getOutputStream().write(' ');
        } catch (IOException e) {
          // The service may end what takes too long.
        }
      }
      Service.pause(1_000);
    }
  }

  @Override
  public void close() {
    over = true;
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is gone either way.
      }
    }
  }
}
