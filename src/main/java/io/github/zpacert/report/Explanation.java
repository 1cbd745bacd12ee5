package io.github.zpacert.report;

import io.github.zpacert.model.Code;

/**
 * What a person should know of a code. Every text is whole sentences without a line feed.
 *
 * @param meaning what has been found
 * @param why it matters, and why its level is what it is by default
 * @param fix what to do about it
 * @param off how to go ahead without, where that is possible
 */
public record Explanation(Code code, String meaning, String why, String fix, String off) {}
