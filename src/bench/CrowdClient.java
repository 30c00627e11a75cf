import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One client of a {@link Crowd}, which never blocks. It connects anew where it was cut off. */
final class CrowdClient {

  private static final Pattern LENGTH = Pattern.compile("\ncontent-length: (\\d+)");
  private static final Pattern PROBLEM = Pattern.compile("\"type\":\"/problems/([^\"]*)\"");
  private static final ByteBuffer INPUT = ByteBuffer.allocateDirect(256 * 1024);

  private final InetSocketAddress address;
  private final Selector selector;
  private final boolean files;
  private final ByteArrayOutputStream input = new ByteArrayOutputStream();
  private SocketChannel channel;
  private ByteBuffer output;
  private String head;
  private int wanted;
  private long filing;
  private long from;
  private boolean waiting;

  CrowdClient(InetSocketAddress address, Selector selector, boolean files) {
    this.address = address;
    this.selector = selector;
    this.files = files;
  }

  /** Whether it hands in filings. */
  boolean files() {
    return files;
  }

  boolean isWaiting() {
    return waiting;
  }

  void ask(long number, String method, String path, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String request =
        method
            + (" /api/v1" + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: ")
            + Service.bearer()
            + "\r\n"
            + (files ? "Content-Type: application/json\r\nContent-Length: " + bytes.length : "A: b")
            + "\r\n\r\n";
    output = ByteBuffer.wrap((request + body).getBytes(StandardCharsets.UTF_8));
    input.reset();
    head = null;
    filing = number;
    waiting = true;
    from = System.nanoTime();
    if (channel == null) {
      channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_CONNECT, this);
      channel.connect(address);
    } else {
      send(channel.keyFor(selector));
    }
  }

  /** Does what can be done now; gives the answer where that was its end. */
  Crowd.Answer goOn(SelectionKey key) {
    try {
      if (key.isConnectable()) {
        channel.finishConnect();
        send(key);
        return null;
      }
      if (key.isWritable()) {
        send(key);
      }
      return key.isReadable() ? receive() : null;
    } catch (IOException e) {
      return broken();
    }
  }

  private void send(SelectionKey key) throws IOException {
    channel.write(output);
    key.interestOps(SelectionKey.OP_READ | (output.hasRemaining() ? SelectionKey.OP_WRITE : 0));
  }

  private Crowd.Answer receive() throws IOException {
    INPUT.clear();
    if (channel.read(INPUT) < 0) {
      return waiting ? broken() : null;
    }
    byte[] come = new byte[INPUT.flip().remaining()];
    INPUT.get(come);
    input.write(come);
    if (head == null) {
      readHead();
    }
    return head != null && input.size() >= wanted ? answered() : null;
  }

  private void readHead() throws IOException {
    String text = input.toString(StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return;
    }
    head = text.substring(0, end).toLowerCase(Locale.ROOT);
    Matcher length = LENGTH.matcher(head);
    if (!length.find()) {
      throw new IOException("an answer of unknown length: " + head);
    }
    wanted = end + 4 + Integer.parseInt(length.group(1));
  }

  private Crowd.Answer answered() {
    int status = Integer.parseInt(head.substring(9, 12));
    String problem = "";
    if (status / 100 != 2) {
      Matcher type = PROBLEM.matcher(input.toString(StandardCharsets.UTF_8));
      problem = type.find() ? type.group(1) : "";
    }
    if (head.contains("\nconnection: close")) {
      close();
    }
    return answer(status, head.contains("\nretry-after: "), problem);
  }

  /** Nothing came, or not all. */
  Crowd.Answer broken() {
    close();
    return answer(0, false, "");
  }

  private Crowd.Answer answer(int status, boolean retryAfter, String problem) {
    waiting = false;
    long now = System.nanoTime();
    return new Crowd.Answer(filing, now, (now - from) / 1e6, status, retryAfter, problem);
  }

  void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // It is gone either way.
    }
    channel = null;
  }
}
