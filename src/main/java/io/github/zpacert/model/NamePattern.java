package io.github.zpacert.model;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;

/** A pattern for names: {@code *} stands for any number of characters, everything else for itself. */
public final class NamePattern {

  private final String glob;
  private final ImmutableList<String> parts; // between the asterisks

  private NamePattern(String glob) {
    this.glob = glob;
    this.parts = ImmutableList.copyOf(Splitter.on('*').split(glob));
  }

  public static NamePattern of(String glob) {
    return new NamePattern(glob);
  }

  /** Whether the whole name fits. Takes no longer than a search of the name for each part. */
  public boolean matches(String name) {
    if (parts.size() == 1) {
      return name.equals(glob);
    }
    String first = parts.get(0);
    String last = parts.get(parts.size() - 1);
    return name.length() >= first.length() + last.length()
        && name.startsWith(first)
        && name.endsWith(last)
        && holdsMiddleParts(name.substring(first.length(), name.length() - last.length()));
  }

  private boolean holdsMiddleParts(String middle) {
    int from = 0;
    for (String part : parts.subList(1, parts.size() - 1)) {
      int at = middle.indexOf(part, from);
      if (at < 0) {
        return false;
      }
      from = at + part.length();
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NamePattern that && glob.equals(that.glob);
  }

  @Override
  public int hashCode() {
    return glob.hashCode();
  }

  @Override
  public String toString() {
    return glob;
  }
}
