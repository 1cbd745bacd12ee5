package io.github.zpacert.state;

import java.util.UUID;

class PostgresSuiteTest extends BackendSuite {

  @Override
  Place place() {
    return new PostgresPlace("s-" + UUID.randomUUID());
  }
}
