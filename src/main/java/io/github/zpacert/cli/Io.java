package io.github.zpacert.cli;

import io.github.zpacert.zpa.Sleeper;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * The world outside as a command sees it; tests make their own.
 *
 * @param terminal whether a person sees standard output and standard error, and types on standard input
 * @param directory where the command was started
 * @param sleeper lets the clock's time pass: for retries, and for a lock
 */
record Io(
    PrintWriter out,
    PrintWriter err,
    BufferedReader in,
    boolean terminal,
    Map<String, String> environment,
    Path directory,
    InstantSource clock,
    Sleeper sleeper) {}
