package io.github.zpacert.zpa;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.net.Words;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads microtenants. */
final class MicrotenantJson {

  private MicrotenantJson() {}

  /** Reads the object that begins at hand; Default may come without an id. */
  static Microtenant read(JsonParser parser) throws MalformedException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new MalformedException("a microtenant is not a JSON object");
    }
    String id = "";
    String name = "";
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      parser.nextToken();
      Optional<String> value = Json.scalar(parser).filter(text -> !text.isEmpty());
      if (field.equals("id")) {
        id = value.orElse(id);
      } else if (field.equals("name")) {
        name = value.map(text -> ApiTexts.of(text).text()).orElse(name);
      }
    }
    return microtenant(id, name);
  }

  private static Microtenant microtenant(String id, String name) throws MalformedException {
    if (name.isEmpty()) {
      throw new MalformedException("a microtenant has no name");
    }
    boolean isDefault = id.isEmpty() && name.equals(Microtenant.DEFAULT.name());
    if (id.isEmpty() && !isDefault) {
      throw new MalformedException("microtenant \"" + Words.oneLine(name) + "\" has no id");
    }
    return isDefault ? Microtenant.DEFAULT : new Microtenant(id, name);
  }

  /** Returns the given microtenants with Default among them, for every tenant has it. */
  static ImmutableList<Microtenant> withDefault(ImmutableList<Microtenant> some) {
    return some.stream().anyMatch(Microtenant::isDefault)
        ? some
        : ImmutableList.<Microtenant>builder()
            .add(Microtenant.DEFAULT)
            .addAll(some)
            .build();
  }
}
