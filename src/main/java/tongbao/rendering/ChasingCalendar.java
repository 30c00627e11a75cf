package tongbao.rendering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VToDo;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Due;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import tongbao.edition.Text;
import tongbao.filing.Duty;
import tongbao.unit.UnitKind;

/**
 * Due dates and the units to be reminded as a calendar (RFC 5545): an event for each date, a to-do
 * for each unit. Their UIDs are the same every time, so taking it in again replaces and never
 * doubles.
 */
public final class ChasingCalendar {

  /** Octets of a line without its break (RFC 5545, 3.1). */
  private static final int LINE = 75;

  private static final String END = "END:VCALENDAR\r\n";

  private final Appendable to;
  private final int year;
  private final String city;
  private final Instant now;
  private final Locale language;

  /**
   * A calendar of which nothing is written yet.
   *
   * @param year the reporting year
   * @param city the city's area code, part of every UID
   * @param now the moment it is made
   */
  public ChasingCalendar(Appendable to, int year, String city, Instant now, Locale language) {
    this.to = to;
    this.year = year;
    this.city = city;
    this.now = now;
    this.language = language;
  }

  /** Writes how it begins and the due dates. */
  public void begin(Map<UnitKind, LocalDate> dueDates) {
    Calendar calendar = new Calendar();
    calendar.add(
        new ProdId("-//Tongbao//Tongbao 1.0//" + language.getLanguage().toUpperCase(Locale.ROOT)));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    new TreeMap<>(dueDates).forEach((kind, date) -> calendar.add(dueDate(kind, date)));
    String text = calendar.toString();
    write(text.substring(0, text.length() - END.length()));
  }

  /** Writes a unit. */
  public void add(Duty duty) {
    VToDo toDo = new VToDo(false);
    toDo.add(new Due<>(duty.dueOn()));
    toDo.add(new Description(ChasingList.reasons(duty, language)));
    write(
        named(
                toDo,
                "owing-" + year + "-" + duty.unit().code(),
                Text.of(
                    "催报 {}：{} 年政府信息公开统计",
                    "Remind {}: disclosure statistics {}",
                    duty.unit().name(),
                    year))
            .toString());
  }

  /** Writes how it ends. */
  public void end() {
    write(END);
  }

  private CalendarComponent dueDate(UnitKind kind, LocalDate date) {
    Text who =
        switch (kind) {
          case DEPARTMENT -> new Text("部门", "departments");
          case GOVERNMENT_OFFICE -> new Text("政府办公室", "government offices");
          case AREA_ROLLUP -> new Text("地区汇总", "area roll-ups");
        };
    VEvent event = new VEvent(false);
    event.add(new DtStart<>(date));
    return named(
        event,
        "due-" + year + "-" + kind.code(),
        Text.of("{} 年政府信息公开统计报送截止：{}", "Disclosure statistics {} are due: {}", year, who));
  }

  private CalendarComponent named(CalendarComponent component, String name, Text summary) {
    component.add(new Uid(name + "@" + city + ".tongbao"));
    component.add(new DtStamp(now));
    component.add(new Summary(summary.in(language)));
    return component;
  }

  /** iCal4j folds by characters and would write lines of 219 octets in Chinese. */
  private void write(String text) {
    try {
      to.append(folded(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Breaks lines between characters, never inside one. */
  private static String folded(String text) {
    StringBuilder folded = new StringBuilder(text.length() + text.length() / LINE * 3);
    int octets = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      String written = Character.toString(character);
      i += written.length();
      if (character == '\r' || character == '\n') {
        octets = 0;
      } else {
        int length = written.getBytes(StandardCharsets.UTF_8).length;
        if (octets + length > LINE) {
          folded.append("\r\n ");
          octets = 1;
        }
        octets += length;
      }
      folded.append(written);
    }
    return folded.toString();
  }
}
