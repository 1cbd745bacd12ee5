package io.github.zpacert.approval;

/**
 * A file that may hold a signature.
 *
 * @param name as the user knows it
 * @param text all that it holds
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SignatureFile(String name, byte[] text) {}
