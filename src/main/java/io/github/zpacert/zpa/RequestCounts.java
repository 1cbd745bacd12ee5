package io.github.zpacert.zpa;

/** How many requests a connection has sent so far, repeats included. */
public record RequestCounts(long signIns, long reads, long writes) {}
