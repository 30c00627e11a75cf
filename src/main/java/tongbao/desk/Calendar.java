package tongbao.desk;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import tongbao.evidence.AuditEntry;
import tongbao.unit.UnitKind;

/** The due dates that were set, by year. */
public interface Calendar {

  /** The dates set for a year; kinds without one are due on the usual day. */
  Map<UnitKind, LocalDate> find(int year);

  /**
   * Sets the dates of a year in place of those it had.
   *
   * @param audit what to tell the audit log of it, from the dates before; not asked where nothing
   *     changes
   */
  void put(
      int year,
      Map<UnitKind, LocalDate> dates,
      Function<Map<UnitKind, LocalDate>, AuditEntry> audit);
}
