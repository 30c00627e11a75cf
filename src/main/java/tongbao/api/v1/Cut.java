package tongbao.api.v1;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What of a list goes on one page. The list is asked for with one item too many, which tells
 * whether there is another page.
 *
 * @param more whether items are left for a further page
 */
record Cut<T>(List<T> items, boolean more) {

  static <T> Cut<T> of(List<T> found, int most) {
    return new Cut<>(found.subList(0, Math.min(most, found.size())), found.size() > most);
  }

  /**
   * The address of the next page, where there is one.
   *
   * @param list the list with the parameters it was asked with
   * @param cursor names the item behind which a page begins
   */
  @Nullable String next(Links list, @Nullable String limit, Function<T, String> cursor) {
    return more
        ? list.with("limit", limit)
            .with("after", cursor.apply(items.get(items.size() - 1)))
            .toString()
        : null;
  }
}
