package io.github.zpacert.sandbox;

/**
 * Something that uses a certificate, so that it cannot be deleted.
 *
 * @param kind what uses it, as in the API's reason: {@code Application}
 */
record Reference(String certificateId, String kind, String name) {}
