package io.github.zpacert.state.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.Maps;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.model.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

  @Test
  void takesAllFromTheConnectionString() throws Exception {
    Target target = target("postgres://ann:p%40s+s@db.example.com:6432/my%20certs", Map.of());

    assertEquals("postgres://db.example.com:6432/my certs", target.toString());
    assertEquals("ann", target.user());
    assertEquals("p@s+s", new String(target.password().orElseThrow().reveal()));
  }

  @Test
  void takesWhatTheStringLeavesOutFromTheEnvironment() throws Exception {
    Target target = target(
        "",
        Map.of(
            "PGHOST", "db.example.com",
            "PGPORT", "6432",
            "PGUSER", "ann",
            "PGPASSWORD", "hunter2",
            "PGDATABASE", "certs"));

    assertEquals("postgres://db.example.com:6432/certs", target.toString());
    assertEquals("hunter2", new String(target.password().orElseThrow().reveal()));
    assertEquals(
        "certs", target("postgres://host", Map.of("PGDATABASE", "certs")).database());
    assertEquals("ann", target("postgres://ann@host", Map.of()).database());
  }

  @Test
  void verifiesEveryServerButThisMachine() throws Exception {
    assertEquals(
        "verify-full", target("postgres://db.example.com/certs", Map.of()).sslMode());
    assertEquals("disable", target("postgres://127.0.0.1/certs", Map.of()).sslMode());
    assertEquals("disable", target("postgres://[::1]/certs", Map.of()).sslMode());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      postgres://h/d?sslmode=require | sslmode "require" would not verify the server (leave sslmode out, or say verify-full; sslrootcert or ZPACERT_CA_BUNDLE names its authority)
      postgres://h/d?socketFactory=x | unknown option "socketFactory" (known are sslmode, sslrootcert)
      mysql://ann:hunter2@h/d        | it is no URL of a PostgreSQL database (write postgres://host/database, with %XX for special characters)
      postgres://ann:hunter 2@h/d    | it is no URL of a PostgreSQL database (write postgres://host/database, with %XX for special characters)
      """)
  void refusesWithoutSayingThePassword(String connStr, String why) {
    var e = assertThrows(ProblemException.class, () -> target(connStr, Map.of()));

    assertEquals("the connection to PostgreSQL cannot be used: " + why, e.getMessage());
  }

  private static Target target(String connStr, Map<String, String> environment)
      throws ProblemException {
    return Target.of(connStr, Maps.transformValues(environment, Secret::of));
  }
}
