package io.github.zpacert.evidence;

/**
 * Why a log cannot be trusted from some line on.
 *
 * @param line the first that is wrong, from 1
 */
public record Flaw(long line, String reason) {}
