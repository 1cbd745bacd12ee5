package io.github.zpacert.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.zpacert.plan.Counts;
import org.junit.jupiter.api.Test;

class ApplyTextTest {

  @Test
  void endsAsTerraformEnds() {
    assertEquals(
        "Apply complete! Resources: 1 added, 2 changed, 3 destroyed.",
        ApplyText.summary(new Counts(1, 2, 3)));
  }
}
