package tongbao.rendering;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Text;
import tongbao.filing.Duty;
import tongbao.filing.StateName;

/** The units to be reminded, as CSV. */
public final class ChasingList {

  private static final List<Text> HEADINGS =
      List.of(
          new Text("单位代码", "unit"),
          new Text("单位名称", "name"),
          new Text("区划代码", "area"),
          new Text("单位类别", "kind"),
          new Text("报送截止日", "due on"),
          new Text("首次报送时间", "first filed"),
          new Text("状态", "state"),
          new Text("超期天数", "days late"),
          new Text("催办事由", "reasons"),
          new Text("待核实或说明项数", "open findings"),
          new Text("待核实或说明的规则", "rules of open findings"));

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final CsvText.Records records;
  private final ZoneId zone;
  private final Locale language;

  /**
   * Begins the list.
   *
   * @param zone for times
   */
  public ChasingList(Appendable to, ZoneId zone, Locale language) {
    this.records = new CsvText.Records(to);
    this.zone = zone;
    this.language = language;
    records.add(HEADINGS.stream().map(heading -> heading.in(language)).toList());
  }

  /** Writes a unit. */
  public void add(Duty duty) {
    records.add(
        List.of(
            duty.unit().code().value(),
            duty.unit().name(),
            duty.area().value(),
            kind(duty).in(language),
            duty.dueOn().toString(),
            time(duty.firstFiledAt(), zone),
            state(duty.state()).in(language),
            String.valueOf(duty.daysLate()),
            reasons(duty, language),
            String.valueOf(duty.open().size()),
            String.join("; ", duty.open())));
  }

  /** Why a unit is reminded, in words. */
  static String reasons(Duty duty, Locale language) {
    List<Text> reasons = new ArrayList<>();
    if (!duty.filed()) {
      reasons.add(
          duty.overdue() ? new Text("逾期未报", "not filed, overdue") : new Text("未报", "not filed"));
    }
    if (duty.state() == StateName.SENT_BACK) {
      reasons.add(new Text("退回待修改", "sent back"));
    }
    if (!duty.open().isEmpty()) {
      int open = duty.open().size();
      String findings = open == 1 ? "finding" : "findings";
      reasons.add(Text.of("{} 项待核实或说明", "{} " + findings + " to correct or explain", open));
    }
    if (duty.late()) {
      reasons.add(new Text("迟报", "filed late"));
    }
    String comma = language.getLanguage().equals("en") ? "; " : "；";
    return reasons.stream().map(text -> text.in(language)).collect(Collectors.joining(comma));
  }

  private static String time(@Nullable Instant instant, ZoneId zone) {
    return instant == null
        ? ""
        : TIME.format(LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.SECONDS), zone));
  }

  private static Text kind(Duty duty) {
    return switch (duty.unit().kind()) {
      case DEPARTMENT -> new Text("部门", "department");
      case GOVERNMENT_OFFICE -> new Text("政府办公室", "government office");
      case AREA_ROLLUP -> new Text("地区汇总", "area roll-up");
    };
  }

  private static Text state(@Nullable StateName state) {
    if (state == null) {
      return new Text("未报", "missing");
    }
    return switch (state) {
      case SUBMITTED -> new Text("已报", "submitted");
      case SENT_BACK -> new Text("已退回", "sent back");
      case ACCEPTED -> new Text("已通过", "accepted");
      case PUBLISHED -> new Text("已发布", "published");
      case WITHDRAWN -> new Text("已撤回", "withdrawn");
    };
  }
}
