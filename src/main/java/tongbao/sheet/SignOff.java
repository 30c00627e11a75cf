package tongbao.sheet;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The sign-off line printed under the form.
 *
 * @param head 单位负责人
 * @param reviewer 审核人
 * @param preparer 填报人
 * @param phone 联系电话
 * @param date 填报日期
 */
public record SignOff(
    @Nullable String head,
    @Nullable String reviewer,
    @Nullable String preparer,
    @Nullable String phone,
    @Nullable LocalDate date) {

  /** A sheet handed in without its line. */
  public static final SignOff NONE = new SignOff(null, null, null, null, null);
}
