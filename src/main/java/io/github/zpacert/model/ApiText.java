package io.github.zpacert.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;

/**
 * A name or a description as the API tells it. ZPA stores some texts HTML-escaped, at times twice, so
 * one text has up to three forms; a desired text that equals any of them is no difference.
 *
 * @param forms the text as received, then unescaped once, then twice; without repetitions
 */
public record ApiText(ImmutableList<String> forms) {

  public static final ApiText EMPTY = plain("");

  public ApiText {
    checkArgument(!forms.isEmpty(), "a text has at least the form that was received");
  }

  /** Returns a text that holds no escapes. */
  public static ApiText plain(String text) {
    return new ApiText(ImmutableList.of(text));
  }

  /** Whether the text means the given one, in whichever form the API holds it. */
  public boolean says(String text) {
    return forms.contains(text);
  }

  /** Returns the text as a person means it: fully unescaped. */
  public String text() {
    return forms.get(forms.size() - 1);
  }

  @Override
  public String toString() {
    return text();
  }
}
