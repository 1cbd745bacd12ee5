package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.plan.Drift;
import io.github.zpacert.plan.Drift.Accepted;
import io.github.zpacert.plan.Drift.Outside;
import io.github.zpacert.report.Html.Section;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Drift as tables, one for each of its facts. What expires is left to the timeline. */
final class DriftHtml {

  private DriftHtml() {}

  static Stream<Section> of(Drift drift) {
    return Stream.of(
        table(
            "outside",
            "Changed outside of zpacert",
            ImmutableList.of("Certificate", "Field", "Recorded", "Live", "By", "At"),
            drift.outside(),
            DriftHtml::outside),
        table(
            "ahead",
            "Configuration ahead of the tenant",
            ImmutableList.of("Certificate", "Change"),
            drift.ahead(),
            a -> ImmutableList.of(Html.code(a.address().toString()), Html.text(a.change()))),
        table(
            "adoptable",
            "Waiting for adoption",
            ImmutableList.of("Certificate", "Id"),
            drift.adoptable(),
            a -> ImmutableList.of(Html.code(a.address().toString()), Html.code(a.id()))),
        table(
            "accepted",
            "Accepted for a while",
            ImmutableList.of("Difference", "Until", "Reason"),
            drift.accepted(),
            DriftHtml::accepted));
  }

  private static <T> Section table(
      String id,
      String heading,
      List<String> columns,
      ImmutableList<T> facts,
      Function<T, ImmutableList<String>> row) {
    return new Section(
        id, heading, Html.table(heading, columns, facts.stream().map(row).toList()));
  }

  private static ImmutableList<String> accepted(Accepted accepted) {
    return ImmutableList.of(
        Html.text(DriftText.line(accepted.deviation())),
        Wording.time(accepted.acceptance().until()),
        Html.text(accepted.acceptance().reason()));
  }

  private static ImmutableList<String> outside(Outside outside) {
    return ImmutableList.of(
        Html.code(outside.address().toString()),
        outside.field().word(),
        Html.text(outside.recorded()),
        Html.text(outside.live()),
        outside.modifiedBy().map(Html::text).orElse("unknown"),
        outside.modifiedTime().map(Wording::time).orElse("unknown"));
  }
}
