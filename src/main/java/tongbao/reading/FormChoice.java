package tongbao.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Column;
import tongbao.edition.Edition;
import tongbao.edition.Editions;
import tongbao.edition.Indicator;

/** Tells by a table's own labels which edition it is. */
final class FormChoice {

  /** With fewer of its labels a table is another form. */
  private static final double KNOWN = 0.7;

  /** With fewer it is no form at all. */
  private static final double LIKE = 0.05;

  /** Editions about as like are named together: which is meant is for people to see. */
  private static final double ALIKE = 0.9;

  /** How much clearer one edition's own labels must be than another's. */
  private static final double CLEARER = 0.2;

  private static final int LONG_LABEL = 8;

  private final List<LocatedForm> forms;
  private final DocumentText text;

  private FormChoice(List<LocatedForm> forms, DocumentText text) {
    this.forms = forms;
    this.text = text;
  }

  /** What was found: a form, or the reason why none. */
  sealed interface Choice {
    record Known(LocatedForm form) implements Choice {}

    record None(Outcome.Unrecognised why) implements Choice {}
  }

  static Choice choose(Editions editions, DocumentText text, @Nullable Integer year) {
    List<LocatedForm> forms =
        editions.all().stream().map(edition -> LocatedForm.of(edition, text)).toList();
    return new FormChoice(forms, text).choose(year);
  }

  private Choice choose(@Nullable Integer year) {
    List<LocatedForm> likest =
        forms.stream().sorted(Comparator.comparingDouble(FormChoice::share).reversed()).toList();
    List<LocatedForm> known = likest.stream().filter(form -> share(form) >= KNOWN).toList();
    if (known.isEmpty()) {
      double share = share(likest.get(0));
      List<Edition> nearest =
          likest.stream()
              .filter(form -> share(form) >= ALIKE * share)
              .map(LocatedForm::edition)
              .toList();
      return share < LIKE
          ? new Choice.None(new Outcome.Unrecognised(Outcome.Reason.NO_FORM, List.of(), share))
          : new Choice.None(new Outcome.Unrecognised(Outcome.Reason.UNKNOWN_FORM, nearest, share));
    }
    LocatedForm chosen = clearest(known, year);
    if (chosen == null) {
      return none(Outcome.Reason.UNDECIDED, known);
    }
    return repeated(chosen)
        ? none(Outcome.Reason.SEVERAL_FORMS, List.of(chosen))
        : new Choice.Known(chosen);
  }

  private static Choice none(Outcome.Reason reason, List<LocatedForm> forms) {
    return new Choice.None(
        new Outcome.Unrecognised(
            reason, forms.stream().map(LocatedForm::edition).toList(), share(forms.get(0))));
  }

  private static double share(LocatedForm form) {
    List<Indicator> rows =
        form.edition().rows().stream().filter(row -> !row.heading() && !row.alternative()).toList();
    return form.share(rows);
  }

  private @Nullable LocatedForm clearest(List<LocatedForm> known, @Nullable Integer year) {
    if (known.size() == 1) {
      return known.get(0);
    }
    List<LocatedForm> clear = new ArrayList<>(known);
    for (LocatedForm one : known) {
      for (LocatedForm other : known) {
        double ahead = own(one, other) - own(other, one);
        if (one != other && ahead >= CLEARER) {
          clear.remove(other);
        }
      }
    }
    if (clear.size() == 1) {
      return clear.get(0);
    }
    return clear.stream()
        .filter(form -> year != null && form.edition().governs(year))
        .findFirst()
        .orElse(null);
  }

  /** How many of the labels that one edition has and the other has not are in the text. */
  private double own(LocatedForm one, LocatedForm other) {
    Set<String> labels = labels(one.edition());
    Set<String> others = labels(other.edition());
    List<String> own =
        labels.stream()
            .filter(label -> others.stream().noneMatch(theirs -> theirs.contains(label)))
            .toList();
    if (own.isEmpty()) {
      return 0;
    }
    String words = around(one);
    return (double) own.stream().filter(words::contains).count() / own.size();
  }

  /** The words of the form's tables: what a report says elsewhere proves nothing. */
  private String around(LocatedForm form) {
    List<LabelChain.Found> found = form.foundLabels();
    int from = Math.max(0, found.get(0).from() - 100);
    int to = Math.min(text.words().length(), found.get(found.size() - 1).to() + 100);
    return text.words().substring(from, to);
  }

  private static Set<String> labels(Edition edition) {
    Set<String> labels = new LinkedHashSet<>();
    for (Indicator row : edition.rows()) {
      if (!row.heading()) {
        labels.add(FormLabel.of(row).wording());
        for (Column column : row.columns()) {
          labels.add(TableColumns.words(column.label()));
        }
      }
    }
    labels.removeIf(label -> label.length() < 4);
    return labels;
  }

  /** Whether most of the long labels stand in the text twice, which no single form does. */
  private boolean repeated(LocatedForm form) {
    String words = text.words();
    int looked = 0;
    int twice = 0;
    for (LabelChain.Found label : form.foundLabels()) {
      String wording = form.labels().get(label.label()).wording();
      long same = form.labels().stream().filter(each -> each.wording().contains(wording)).count();
      if (label.exact() && wording.length() >= LONG_LABEL && same == 1) {
        looked++;
        twice += words.indexOf(wording) != words.lastIndexOf(wording) ? 1 : 0;
      }
    }
    return looked > 0 && 2 * twice > looked;
  }
}
