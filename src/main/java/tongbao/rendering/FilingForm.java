package tongbao.rendering;

import java.util.ArrayList;
import java.util.List;
import tongbao.filing.Receipt;
import tongbao.filing.Revision;
import tongbao.filing.Submission;
import tongbao.rendering.PrintedForm.Heading;

/** A revision of a filing on the official form of its year. */
public final class FilingForm {

  private FilingForm() {}

  /**
   * The form.
   *
   * @param unit the unit's name
   */
  public static PrintedForm of(Revision revision, String unit) {
    Submission submission = revision.submission();
    List<String> remarks = new ArrayList<>();
    Receipt receipt = revision.receipt();
    if (receipt != null) {
      remarks.add("回执编号：" + receipt.code().printed());
    }
    switch (revision.state().name()) {
      case SENT_BACK -> remarks.add("本表已退回修改，不作为统计依据。");
      case WITHDRAWN -> remarks.add("本表已撤回，不作为统计依据。");
      case SUBMITTED, ACCEPTED, PUBLISHED -> {}
    }
    return FormLayout.of(
        new Heading(
            submission.sheet().edition().title().zh(),
            unit,
            submission.id().year(),
            submission.documentNumber()),
        submission.sheet(),
        submission.signOff(),
        remarks);
  }
}
