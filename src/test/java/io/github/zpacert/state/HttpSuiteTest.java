package io.github.zpacert.state;

import java.util.UUID;

class HttpSuiteTest extends BackendSuite {

  private static final TerraformServer SERVER = TerraformServer.start();

  @Override
  Place place() {
    return new HttpPlace(SERVER, UUID.randomUUID().toString());
  }
}
