package io.github.zpacert.zpa;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.model.Consumer;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.model.Modification;
import io.github.zpacert.net.Words;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What a segment or a portal says of itself and of the certificates it shows; read field by field, the rest forgotten. */
final class ConsumerJson {

  /** The lists of a segment's applications. */
  static final ImmutableMap<String, Consumer.Kind> APPLICATIONS = ImmutableMap.of(
      "clientlessApps", Consumer.Kind.BROWSER_ACCESS,
      "inspectionApps", Consumer.Kind.INSPECTION,
      "praApps", Consumer.Kind.PRIVILEGED_REMOTE_ACCESS);

  private final ConsumerObject.Type type;
  private final Fields own = new Fields();
  private final ImmutableList.Builder<Application> applications = ImmutableList.builder();

  /** One of a segment's applications, which cannot know yet whose it is. */
  private record Application(Consumer.Kind kind, Fields fields) {}

  private ConsumerJson(ConsumerObject.Type type) {
    this.type = type;
  }

  /** Reads the object that begins at hand. */
  static ConsumerJson read(ConsumerObject.Type type, JsonParser parser) throws MalformedException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new MalformedException("one of the " + type + "s is not a JSON object");
    }
    var json = new ConsumerJson(type);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      Optional<Consumer.Kind> kind = Optional.ofNullable(APPLICATIONS.get(name))
          .filter(k -> k.type() == type && value == JsonToken.START_ARRAY);
      if (kind.isPresent()) {
        json.readApplications(kind.get(), parser);
      } else {
        json.own.take(name, parser);
      }
    }
    return json;
  }

  private void readApplications(Consumer.Kind kind, JsonParser parser) {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        continue;
      }
      var fields = new Fields();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        fields.take(name, parser);
      }
      if (fields.holdsCertificate()) {
        applications.add(new Application(kind, fields));
      }
    }
  }

  String id() throws MalformedException {
    String id = own.of("id");
    if (id.isEmpty()) {
      throw new MalformedException(type + " \"" + Words.oneLine(own.of("name")) + "\" has no id");
    }
    return id;
  }

  /** Returns the object itself, unless nobody can tell whose it is. */
  ConsumerObject object() throws MalformedException {
    String owner = Owner.of(
        own.of("microtenantId"),
        own.of("microtenantName"),
        Microtenant.DEFAULT_ID,
        this::described);
    return new ConsumerObject(type, id(), owner, own.name());
  }

  /** Returns what of the object shows a certificate; if nothing does, it does not matter whose it is. */
  ImmutableList<Consumer> consumers() throws MalformedException {
    ImmutableList.Builder<Consumer> consumers = ImmutableList.builder();
    for (Application application : applications.build()) {
      consumers.add(consumer(application.kind(), application.fields()));
    }
    boolean managed = own.of("managedByZs").equals("true");
    if (type != ConsumerObject.Type.APPLICATION_SEGMENT && !managed && own.holdsCertificate()) {
      consumers.add(consumer(
          type == ConsumerObject.Type.PRA_PORTAL
              ? Consumer.Kind.PRA_PORTAL
              : Consumer.Kind.USER_PORTAL,
          own));
    }
    return consumers.build();
  }

  private Consumer consumer(Consumer.Kind kind, Fields fields) throws MalformedException {
    String id = fields.of("id");
    if (id.isEmpty()) {
      throw new MalformedException(described() + " holds a " + kind + " without an id");
    }
    return new Consumer(
        kind, id, object(), fields.name(), fields.of("domain"), fields.of("certificateId"));
  }

  /** Returns who has changed the object last. */
  Modification modification() {
    return new Modification(
        Optional.of(own.of("modifiedBy")).filter(by -> !by.isEmpty()),
        Times.of(own.of("modifiedTime")));
  }

  private String described() {
    return Words.named(type, own.name(), own.of("id"));
  }

  /** Whether an id of a certificate stands for none. */
  static boolean isNone(String certificateId) {
    return certificateId.isEmpty() || certificateId.equals("0");
  }

  /** The few scalars that matter, of an object or of one of its applications. */
  private static final class Fields {

    private final Map<String, String> values = new HashMap<>();

    void take(String field, JsonParser parser) {
      Optional<String> value = Json.scalar(parser);
      switch (field) {
        case "id",
            "name",
            "domain",
            "certificateId",
            "microtenantId",
            "microtenantName",
            "managedByZs",
            "modifiedBy",
            "modifiedTime" -> value.ifPresent(text -> values.put(field, text));
        default -> {} // by far the most
      }
    }

    String of(String field) {
      return values.getOrDefault(field, "");
    }

    String name() {
      return ApiTexts.of(of("name")).text();
    }

    boolean holdsCertificate() {
      return !isNone(of("certificateId"));
    }
  }
}
