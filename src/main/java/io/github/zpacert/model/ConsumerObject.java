package io.github.zpacert.model;

/**
 * An object that holds the ids of certificates, and is read and written as a whole: an application
 * segment with all its applications, or a portal.
 *
 * @param id decimal digits
 * @param microtenantId the owner's id; {@code "0"} for Default
 * @param name any text
 */
public record ConsumerObject(Type type, String id, String microtenantId, String name) {

  /** What kind of object it is. */
  public enum Type {
    APPLICATION_SEGMENT("application segment"),
    PRA_PORTAL("PRA portal"),
    USER_PORTAL("user portal");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    /** Returns what people call one. */
    @Override
    public String toString() {
      return word;
    }
  }

  /** Renders as {@code application segment "intranet" (id 7001)}. */
  @Override
  public String toString() {
    return type + " \"" + name + "\" (id " + id + ")";
  }
}
