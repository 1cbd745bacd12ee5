package io.github.zpacert.state.postgres;

import com.google.common.base.Strings;
import io.github.zpacert.net.NoAnswer;
import io.github.zpacert.net.Reach;
import io.github.zpacert.net.Words;
import io.github.zpacert.state.StateException;
import io.github.zpacert.state.StateException.Kind;
import java.sql.SQLException;

/** Says in a person's words why the database did not do what it was asked. */
final class PostgresFailure {

  private static final String NO_PERMISSION = "42501";
  private static final String TRUSTING =
      "name its authority in sslrootcert, or in " + Reach.CA_BUNDLE;

  private PostgresFailure() {}

  /**
   * Returns the exception for a failed access.
   *
   * @param what what was tried, {@code cannot read the state "postgres://…"}
   */
  static StateException of(String what, Target target, SQLException e) {
    return new StateException(Kind.FAILED, what + ": " + reason(target, e), e);
  }

  static String reason(Target target, SQLException e) {
    return NoAnswer.network(e)
        .map(
            io -> NoAnswer.of(io, target.host() + ":" + target.port(), TRUSTING).reason())
        .orElseGet(() -> said(e));
  }

  private static String said(SQLException e) {
    String said = Words.oneLine(Strings.nullToEmpty(e.getMessage()));
    return said + advice(e);
  }

  private static String advice(SQLException e) {
    String state = Strings.nullToEmpty(e.getSQLState());
    if (state.startsWith("28")) {
      return "; check user and password: PGUSER and PGPASSWORD, or those of connStr";
    }
    return state.equals(NO_PERMISSION)
        ? "; let this user create the schema, or create it and grant him its tables"
        : "";
  }

  /** Whether the session itself has ended, and its lock with it. */
  static boolean isOver(SQLException e) {
    String state = Strings.nullToEmpty(e.getSQLState());
    return state.startsWith("08") || state.startsWith("57P");
  }
}
