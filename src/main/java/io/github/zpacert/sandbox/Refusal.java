package io.github.zpacert.sandbox;

/** The end of a request that is not going to be done: what to answer instead. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  Refusal(Reply reply) {
    super("answered " + reply.status(), null, false, false);
    this.reply = reply;
  }

  /** A 400 with ZPA's id, reason and params. */
  static Refusal badRequest(String id, String reason, String... params) {
    return new Refusal(Reply.error(400, id, reason, params));
  }

  /** The documented 400 for what is not there. */
  static Refusal notFound(String idOrName) {
    return badRequest(
        "resource.not.found", "No resource exists with the given id/name :" + idOrName, idOrName);
  }

  /** The documented 400 for an input that is not acceptable; the sentence after the field's name is our choice. */
  static Refusal invalid(String field, String why) {
    return badRequest(
        "invalid.resource.argument",
        "One or more input fields " + field + " are not valid. " + why,
        field);
  }

  Reply reply() {
    return reply;
  }
}
