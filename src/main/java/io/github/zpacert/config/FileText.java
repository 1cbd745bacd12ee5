package io.github.zpacert.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The text of a file: strictly UTF-8, with or without a byte order mark, and only characters that YAML allows. */
final class FileText {

  private static final int LARGEST = 64 << 20;
  // the parser looks ahead to the end of a line, at a cost that grows with its square
  private static final int LONGEST_LINE = 16 << 20;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char REPLACEMENT = '\uFFFD';

  private final String file;

  private FileText(String file) {
    this.file = file;
  }

  /**
   * Reads a whole file.
   *
   * @param file its name for people
   */
  static String read(Path path, String file) throws ProblemException {
    FileText reader = new FileText(file);
    String text = reader.decode(reader.bytes(path));
    reader.refuseUnfit(text);
    return text;
  }

  /** Says why a file cannot be read, without the name that most exceptions repeat. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (e instanceof AccessDeniedException) {
      return "cannot be read: permission denied";
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return "cannot be read" + (reason == null ? "" : ": " + reason);
  }

  private byte[] bytes(Path path) throws ProblemException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new ProblemException(
            Problem.error(Position.of(file), "the file is larger than 64 MiB")
                .withHint("divide it into several files of one folder"));
      }
      return bytes;
    } catch (IOException e) {
      throw new ProblemException(Problem.error(Position.of(file), reason(e)));
    }
  }

  private String decode(byte[] bytes) throws ProblemException {
    if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
      throw problem(Position.of(file), "the file is UTF-16, not UTF-8", "save it as UTF-8");
    }
    String text = new String(bytes, UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      refuseMalformed(bytes);
    }
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }

  // a replacement character may be the file's own: only a strict decoder knows
  private void refuseMalformed(byte[] bytes) throws ProblemException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    if (UTF_8.newDecoder().decode(in, out, true).isError()) {
      String flaw = String.format(
          "byte 0x%02X is not UTF-8 (byte %d of the file)",
          bytes[in.position()], in.position() + 1);
      throw problem(place(out.flip()), flaw, "save the file as UTF-8");
    }
  }

  private void refuseUnfit(String text) throws ProblemException {
    int lineStart = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        lineStart = i + 1;
      } else if (i - lineStart > LONGEST_LINE) {
        throw problem(
            place(text.subSequence(0, lineStart)), "the line is longer than 16 MiB", "break it");
      } else if ((c < ' ' || c > '~') && !isAllowed(c)) {
        throw problem(
            place(text.subSequence(0, i)),
            String.format("character U+%04X is not allowed in YAML", (int) c),
            "remove it, or write it as an escape in double quotes");
      }
    }
  }

  private static boolean isAllowed(char c) {
    return Character.isSurrogate(c) || StreamReader.isPrintable(c);
  }

  private static ProblemException problem(Position at, String message, String hint) {
    return new ProblemException(Problem.error(at, message).withHint(hint));
  }

  /** Returns the place right behind the given beginning of the file. */
  private Position place(CharSequence before) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < before.length(); i++) {
      boolean carriageReturn =
          before.charAt(i) == '\r' && (i + 1 == before.length() || before.charAt(i + 1) != '\n');
      if (before.charAt(i) == '\n' || carriageReturn) {
        line++;
        lineStart = i + 1;
      }
    }
    return new Position(
        file, line, Character.codePointCount(before, lineStart, before.length()) + 1);
  }
}
