package io.github.zpacert.state;

/**
 * What a place holds.
 *
 * @param content never more than a byte above {@link StateJson#MAX_BYTES}
 * @param tag changes whenever the content is written, be it with the same bytes
 */
@SuppressWarnings(
    "ArrayRecordComponent") // handed from the place to the parser, and compared by nobody
public record Blob(byte[] content, String tag) {}
