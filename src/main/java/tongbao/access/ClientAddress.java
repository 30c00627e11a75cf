package tongbao.access;

import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Whom failed log-ins are counted for: an IPv4 address, or an IPv6 network of 64 bits, of which any
 * one client has as many addresses as it likes.
 */
record ClientAddress(String value) {
  private static final int NETWORK_BYTES = 8;
  private static final int LONGEST = 64;

  static ClientAddress of(@Nullable SocketAddress remote) {
    String address = remote == null ? null : remote.hostAddress();
    return parse(address == null && remote != null ? remote.host() : address);
  }

  /** Behind a proxy it is what the proxy says, and need not be an address at all. */
  static ClientAddress parse(@Nullable String address) {
    if (address == null) {
      return new ClientAddress("unknown");
    }
    if (address.indexOf(':') >= 0) {
      try {
        // With a colon it is taken for a literal and never asked of a name server.
        if (InetAddress.getByName(address) instanceof Inet6Address six) {
          byte[] network = Arrays.copyOf(six.getAddress(), NETWORK_BYTES);
          return new ClientAddress(HexFormat.of().formatHex(network) + "/64");
        }
        return new ClientAddress(InetAddress.getByName(address).getHostAddress());
      } catch (UnknownHostException e) {
        // Counted under what it calls itself.
      }
    }
    return new ClientAddress(address.substring(0, Math.min(LONGEST, address.length())));
  }
}
