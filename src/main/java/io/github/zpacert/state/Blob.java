package io.github.zpacert.state;

/**
 * What a place holds.
 *
 * @param content never more than a byte above {@link StateJson#MAX_BYTES}
 * @param tag changes whenever the content does
 */
@SuppressWarnings(
    "ArrayRecordComponent") // handed from the place to the parser, and compared by nobody
public record Blob(byte[] content, String tag) {}
