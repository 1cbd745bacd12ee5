package io.github.zpacert.model;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * What shows a certificate to its visitors: an application of a segment, or a portal.
 *
 * @param id its own: of the application within the segment, or of the portal
 * @param object what must be written to give it another certificate; for a portal the portal itself
 * @param name of the application, or of the portal
 * @param domain under which visitors reach it; empty when ZPA tells none
 * @param certificateId of the certificate that it shows
 */
public record Consumer(
    Kind kind, String id, ConsumerObject object, String name, String domain, String certificateId) {

  /** What it is, and of what kind of object. */
  public enum Kind {
    BROWSER_ACCESS("browser access application", ConsumerObject.Type.APPLICATION_SEGMENT),
    INSPECTION("inspection application", ConsumerObject.Type.APPLICATION_SEGMENT),
    PRIVILEGED_REMOTE_ACCESS(
        "privileged remote access application", ConsumerObject.Type.APPLICATION_SEGMENT),
    PRA_PORTAL("PRA portal", ConsumerObject.Type.PRA_PORTAL),
    USER_PORTAL("user portal", ConsumerObject.Type.USER_PORTAL);

    private final String word;
    private final ConsumerObject.Type type;

    Kind(String word, ConsumerObject.Type type) {
      this.word = word;
      this.type = type;
    }

    /** Returns the type of the object that holds one. */
    public ConsumerObject.Type type() {
      return type;
    }

    /** Returns what people call one. */
    @Override
    public String toString() {
      return word;
    }
  }

  public Consumer {
    checkArgument(kind.type() == object.type(), "a %s is not held by a %s", kind, object.type());
  }
}
