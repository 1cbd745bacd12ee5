package io.github.zpacert.approval;

/**
 * What a plan needs before it is applied.
 *
 * @param required how many people must have approved it
 * @param excludeAuthor whether who made it is not one of them
 */
public record Rule(int required, AllowedSigners signers, boolean excludeAuthor) {}
