package io.github.zpacert.zpa;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.ApiText;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.commons.text.StringEscapeUtils;

/** Undoes the HTML escapes that ZPA puts into some texts, at times twice. */
final class ApiTexts {

  private ApiTexts() {}

  static ApiText of(String received) {
    if (received.indexOf('&') < 0) {
      return ApiText.plain(received);
    }
    Set<String> forms = new LinkedHashSet<>();
    forms.add(received);
    String once = unescaped(received);
    forms.add(once);
    forms.add(unescaped(once));
    return new ApiText(ImmutableList.copyOf(forms));
  }

  private static String unescaped(String text) {
    // the one entity that HTML 5 has in common use and HTML 4 lacks
    return StringEscapeUtils.unescapeHtml4(text.replace("&apos;", "'"));
  }
}
