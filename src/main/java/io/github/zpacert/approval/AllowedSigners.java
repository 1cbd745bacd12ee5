package io.github.zpacert.approval;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Who may approve, with which keys: an {@code allowed_signers} file as {@code ssh-keygen} reads it.
 *
 * @param file as the user named it
 */
public record AllowedSigners(String file, ImmutableList<Signer> signers) {

  /**
   * Reads a whole file.
   *
   * @param zone of times that name none
   * @throws ProblemException with every line that is wrong
   */
  public static AllowedSigners parse(String file, String text, ZoneId zone)
      throws ProblemException {
    ImmutableList.Builder<Signer> signers = ImmutableList.builder();
    List<Problem> problems = new ArrayList<>();
    int number = 0;
    for (String line : Splitter.on('\n').split(text)) {
      number++;
      if (!line.isBlank() && !line.strip().startsWith("#")) {
        Position at = new Position(file, number, 1);
        try {
          signers.add(new SignerLine(line, zone).read(at));
        } catch (MalformedException e) {
          problems.add(Problem.error(at, "the line " + e.reason()));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return new AllowedSigners(file, signers.build());
  }

  /** Returns all lines of a key. */
  ImmutableList<Signer> of(SshPublicKey key) {
    return signers.stream().filter(s -> s.key().equals(key)).collect(toImmutableList());
  }
}
