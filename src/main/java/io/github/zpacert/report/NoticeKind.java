package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who a notice can be sent to. */
public enum NoticeKind {
  /** Anybody: the document of {@code schema/notification.schema.json}. */
  JSON,
  /** An incoming webhook of Slack. */
  SLACK,
  /** A workflow of Microsoft Teams. */
  TEAMS;

  /** Returns the body of the request. */
  public String render(Notice notice) {
    return switch (this) {
      case JSON -> NoticeJson.render(notice);
      case SLACK -> SlackJson.render(notice);
      case TEAMS -> TeamsJson.render(notice);
    };
  }

  /** Returns the kind as it is typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<NoticeKind> named(String word) {
    return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst();
  }

  public static ImmutableList<String> words() {
    return Arrays.stream(values()).map(NoticeKind::word).collect(ImmutableList.toImmutableList());
  }
}
