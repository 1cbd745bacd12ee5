package io.github.zpacert.state;

import java.util.UUID;

class S3SuiteTest extends BackendSuite {

  @Override
  Place place() {
    return new S3Place("team/" + UUID.randomUUID() + ".json");
  }
}
