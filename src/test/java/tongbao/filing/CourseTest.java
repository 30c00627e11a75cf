package tongbao.filing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.unit.UnitCode;

class CourseTest {

  private static final FilingId ID = new FilingId(2016, new UnitCode("a-bureau"));
  private static final Instant START = Instant.parse("2017-01-05T01:00:00Z");
  private static final FilingEvent.Author SOMEBODY =
      new FilingEvent.Author("somebody", "reviewer", null);
  private static final List<Reason> REASONS = List.of(new Reason(null, "see 3.1"));

  /** Steps: + hands in; a1, s1, p1, w1 accept, send back, publish, withdraw revision 1. */
  @ParameterizedTest
  @CsvSource({
    "+,              1,'accept send-back withdraw',submitted,1,,",
    "+ s1,           1,'withdraw',sent-back,,,",
    "+ s1 +,         2,'accept send-back withdraw',submitted,2,,",
    "+ s1 +,         1,'withdraw',sent-back,2,,",
    "+ +,            1,'withdraw',submitted,2,,",
    "+ a1,           1,'publish withdraw',accepted,1,1,",
    "+ a1 +,         1,'publish withdraw',accepted,2,1,",
    "+ a1 + a2,      1,'withdraw',accepted,2,2,",
    "+ a1 + s2,      2,'withdraw',sent-back,1,1,",
    "+ a1 p1,        1,'withdraw',published,1,1,1",
    "+ a1 p1 +,      1,'withdraw',published,2,1,1",
    "+ a1 p1 + s2,   2,'withdraw',sent-back,1,1,1",
    "+ a1 p1 + w2,   2,'',withdrawn,1,1,1",
    "+ a1 p1 + a2,   2,'publish withdraw',accepted,2,2,1",
    "+ a1 p1 + a2 w2,1,'withdraw',published,1,1,1",
    "+ a1 p1 + a2 p2,2,'withdraw',published,2,2,2",
    "+ a1 p1 + a2 p2 w2,1,'withdraw',published,,,",
    "+ a1 p1 + a2 p2 w1,2,'withdraw',published,2,2,2",
    "+ a1 p1 + a2 w1,2,'publish withdraw',accepted,2,2,",
    "+ a1 p1 + s2 w1,1,'',withdrawn,,,",
    "+ a1 + a2 w2,   1,'withdraw',accepted,,,",
    "+ w1,           1,'',withdrawn,,,",
    "+ w1 +,         2,'accept send-back withdraw',submitted,2,,",
  })
  void everyStepSaysWhatMayFollowAndWhatCounts(
      String steps,
      int revision,
      String allowed,
      String state,
      @Nullable Integer submitted,
      @Nullable Integer accepted,
      @Nullable Integer published) {
    Course course = course(steps);
    Set<String> moves = new TreeSet<>();
    course.allowed(revision).forEach(move -> moves.add(move.code()));
    assertEquals(allowed, String.join(" ", moves));
    assertEquals(state, course.state(revision).name().code());
    assertEquals(new Standing(submitted, accepted, published), course.standing());
  }

  @Test
  void eachStateCarriesWhatBelongsToIt() {
    var back = assertInstanceOf(FilingState.SentBack.class, course("+ s1").state(1));
    assertEquals(REASONS, back.reasons());
    assertEquals("somebody", back.by());
    var withdrawn = assertInstanceOf(FilingState.Withdrawn.class, course("+ w1").state(1));
    assertEquals(REASONS, withdrawn.reasons());
  }

  @Test
  void whatIsNotAllowedIsNotRecorded() {
    Course course = course("+");
    assertThrows(
        IllegalArgumentException.class,
        () -> course.next(1, Move.PUBLISH, START, SOMEBODY, List.of()));
    assertThrows(IllegalArgumentException.class, () -> course.state(2));
    assertThrows(IllegalArgumentException.class, () -> new Course(List.of()));
  }

  @Test
  void timeNeverRunsBackwards() {
    Course course = course("+");
    assertEquals(START.plusNanos(1000), course.after(START.minusSeconds(60)));
    assertEquals(START.plusSeconds(1), course.after(START.plusSeconds(1).plusNanos(999)));
  }

  @Property
  void nothingOvertakenOrTakenBackEverCounts(@ForAll @Size(max = 25) List<Integer> choices) {
    List<FilingEvent> events = new ArrayList<>();
    events.add(Course.first(ID, START, SOMEBODY));
    for (int choice : choices) {
      Course course = new Course(events);
      List<FilingEvent> possible = new ArrayList<>();
      possible.add(course.next(course.after(START), SOMEBODY));
      for (int revision = 1; revision <= course.newest(); revision++) {
        for (Move move : course.allowed(revision)) {
          possible.add(course.next(revision, move, course.after(START), SOMEBODY, REASONS));
        }
      }
      events.add(possible.get(Math.floorMod(choice, possible.size())));
      holds(new Course(events));
    }
  }

  private static void holds(Course course) {
    Standing standing = course.standing();
    for (Integer counting :
        new Integer[] {standing.submitted(), standing.accepted(), standing.published()}) {
      if (counting != null) {
        StateName state = course.state(counting).name();
        assertTrue(!EnumSet.of(StateName.SENT_BACK, StateName.WITHDRAWN).contains(state));
      }
    }
    Integer submitted = standing.submitted();
    if (submitted != null && submitted < course.newest()) {
      assertEquals(standing.accepted(), submitted, "only what was accepted outlives a newer one");
    }
    int published = 0;
    int accepted = 0;
    for (FilingEvent event : course.events()) {
      Integer publishedNow = event.standing().published();
      Integer acceptedNow = event.standing().accepted();
      if (publishedNow != null) {
        assertTrue(publishedNow >= published, "published again: " + course);
        published = publishedNow;
      }
      if (acceptedNow != null) {
        assertTrue(
            acceptedNow >= accepted || acceptedNow.equals(publishedNow),
            "accepted again: " + course);
        accepted = Math.max(accepted, acceptedNow);
      }
    }
  }

  private static Course course(String steps) {
    List<FilingEvent> events = new ArrayList<>();
    for (String step : steps.strip().split(" ", -1)) {
      if (events.isEmpty()) {
        events.add(Course.first(ID, START, SOMEBODY));
        continue;
      }
      Course course = new Course(events);
      if (step.equals("+")) {
        events.add(course.next(course.after(START), SOMEBODY));
      } else {
        int revision = Integer.parseInt(step.substring(1));
        Move move =
            switch (step.charAt(0)) {
              case 'a' -> Move.ACCEPT;
              case 's' -> Move.SEND_BACK;
              case 'p' -> Move.PUBLISH;
              default -> Move.WITHDRAW;
            };
        events.add(course.next(revision, move, course.after(START), SOMEBODY, REASONS));
      }
    }
    return new Course(events);
  }
}
