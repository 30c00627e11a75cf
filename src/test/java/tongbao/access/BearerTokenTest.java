package tongbao.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BearerTokenTest {

  @ParameterizedTest
  @MethodSource("headers")
  void readsTheHeaders(List<String> headers, BearerToken expected) {
    assertEquals(expected, BearerToken.in(headers));
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        Arguments.of(List.of("Bearer abc"), new BearerToken.Sent("abc")),
        Arguments.of(List.of("bEaReR  abc "), new BearerToken.Sent("abc")),
        Arguments.of(List.of(), new BearerToken.None()),
        Arguments.of(List.of("Basic YTpi"), new BearerToken.None()),
        Arguments.of(List.of("Bearerabc"), new BearerToken.None()),
        Arguments.of(List.of(""), new BearerToken.None()),
        Arguments.of(List.of("Bearer"), new BearerToken.Malformed()),
        Arguments.of(List.of("Bearer "), new BearerToken.Malformed()),
        Arguments.of(List.of("Bearer a b"), new BearerToken.Malformed()),
        Arguments.of(List.of("Bearer 令牌"), new BearerToken.Malformed()),
        Arguments.of(List.of("Bearer " + "a".repeat(513)), new BearerToken.Malformed()),
        // With claims and a signature a token is longer, but not of any length.
        Arguments.of(List.of("Bearer " + signed(8192)), new BearerToken.Sent(signed(8192))),
        Arguments.of(List.of("Bearer " + signed(8193)), new BearerToken.Malformed()),
        Arguments.of(List.of("Bearer " + signed(4000) + ".a"), new BearerToken.Malformed()),
        Arguments.of(List.of("Bearer abc", "Bearer abd"), new BearerToken.Malformed()),
        Arguments.of(List.of("Basic YTpi", "Bearer abc"), new BearerToken.Malformed()));
  }

  private static String signed(int length) {
    return "a.b." + "c".repeat(length - 4);
  }
}
