package tongbao.desk.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Text;

/**
 * Where messages may go. An address is looked at when the webhook is registered as far as it can be
 * told without asking anybody, and again at each attempt, when the name has become the very address
 * that is connected to.
 */
public final class Destinations {
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");
  private static final int LONGEST = 500;

  private final boolean allowPrivate;

  /** Whether those in this machine and its private networks are taken. */
  public Destinations(boolean allowPrivate) {
    this.allowPrivate = allowPrivate;
  }

  /** What is wrong with the address of a webhook; {@code null} where nothing is. */
  public @Nullable Text fault(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    String host = url.getHost();
    if (!(scheme.equals("https") || scheme.equals("http")) || host == null) {
      return new Text(
          "应为 http 或 https 地址，如 https://oa.example.gov.cn/tongbao。",
          "must be an http or https address such as https://oa.example.gov.cn/tongbao.");
    }
    if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
      return new Text(
          "不得含用户名、密码或“#”部分；消息以签名证明来源。",
          "must hold no user, password or fragment; messages are proved by their signature.");
    }
    if (url.toString().length() > LONGEST) {
      return Text.of("超过 {} 个字符。", "is longer than {} characters.", LONGEST);
    }
    if (url.getPort() == 0 || url.getPort() > 65535) {
      return new Text("端口无效。", "has no valid port.");
    }
    return isPrivateByName(host)
        ? new Text(
            "指向本机或内网；如确需要，请由运维设置 TONGBAO_WEBHOOKS_ALLOW_PRIVATE=true。",
            "lies in this machine or a private network; the operator can allow that with"
                + " TONGBAO_WEBHOOKS_ALLOW_PRIVATE=true.")
        : null;
  }

  private boolean isPrivateByName(String host) {
    if (allowPrivate) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      return true;
    }
    try {
      // Only what is an address already; a name is asked for when something is sent.
      return ADDRESS.matcher(name).matches() && !isPublic(InetAddress.getByName(name));
    } catch (UnknownHostException e) {
      return true;
    }
  }

  /**
   * The address to connect to; {@code null} where it has only such as must not be called.
   *
   * @throws UnknownHostException where the name has none
   */
  @Nullable InetAddress resolve(String host) throws UnknownHostException {
    InetAddress[] all = InetAddress.getAllByName(host);
    for (InetAddress address : all) {
      if (allowPrivate || isPublic(address)) {
        return address;
      }
    }
    return null;
  }

  /** Whether the address is of the Internet at large (IANA's special-purpose registries). */
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (address instanceof Inet4Address) {
      boolean shared = first == 100 && second >= 64 && second < 128;
      boolean protocols = first == 192 && second == 0 && bytes[2] == 0;
      boolean benchmarks = first == 198 && (second == 18 || second == 19);
      return first != 0 && first < 224 && !shared && !protocols && !benchmarks;
    }
    return address instanceof Inet6Address && isPublicIpv6(first, second, bytes);
  }

  /** Global unicast (2000::/3) but for what carries an IPv4 address inside. */
  private static boolean isPublicIpv6(int first, int second, byte[] bytes) {
    boolean globalUnicast = (first & 0xe0) == 0x20;
    boolean sixToFour = first == 0x20 && second == 0x02;
    boolean teredo = first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0;
    return globalUnicast && !sixToFour && !teredo;
  }
}
