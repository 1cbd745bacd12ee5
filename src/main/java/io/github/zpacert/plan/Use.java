package io.github.zpacert.plan;

import io.github.zpacert.model.Address;
import io.github.zpacert.model.Consumer;
import io.github.zpacert.model.ConsumerObject;
import java.util.Comparator;

/**
 * Somebody who shows a certificate that a plan takes away.
 *
 * @param address its own, like {@code Finance/browser-access/intranet/app1.example.com}
 */
public record Use(Address address, Consumer consumer) {

  /** By address, and where two have the same one, by id. */
  static final Comparator<Use> ORDER =
      Comparator.comparing(Use::address).thenComparing(u -> u.consumer().id());

  static Use of(Consumer consumer, String microtenant) {
    String segment = consumer.object().type() == ConsumerObject.Type.APPLICATION_SEGMENT
        ? named(consumer.object().name(), consumer.object().id()) + "/"
        : "";
    String name = word(consumer.kind()) + "/" + segment + named(consumer.name(), consumer.id());
    return new Use(new Address(microtenant, name), consumer);
  }

  /** Returns the kind as it stands in an address: {@code browser-access}. */
  public static String word(Consumer.Kind kind) {
    return switch (kind) {
      case BROWSER_ACCESS -> "browser-access";
      case INSPECTION -> "inspection";
      case PRIVILEGED_REMOTE_ACCESS -> "privileged-remote-access";
      case PRA_PORTAL -> "pra-portal";
      case USER_PORTAL -> "user-portal";
    };
  }

  /** Renders as {@code browser access application "app1.example.com" of "Finance"}. */
  @Override
  public String toString() {
    return consumer.kind() + " \"" + named(consumer.name(), consumer.id()) + "\" of \""
        + address.microtenant() + "\"";
  }

  private static String named(String name, String id) {
    return name.isEmpty() ? id : name;
  }
}
