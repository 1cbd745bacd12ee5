package io.github.zpacert.plan;

import static io.github.zpacert.plan.Worlds.NOW;
import static io.github.zpacert.plan.Worlds.facts;
import static io.github.zpacert.plan.Worlds.hash;
import static io.github.zpacert.plan.Worlds.live;
import static io.github.zpacert.plan.Worlds.pending;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Live;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DuplicatesTest {

  @Test
  void findsTheSameCertificateInEveryMicrotenant() {
    Live here = live("1", "www", "a");
    Live there = live("7001", "2", "shop", "a", "");

    assertEquals(
        List.of(new Duplicates(
            Duplicates.Kind.SAME_CERTIFICATE, hash("key of a"), ImmutableList.of(here, there))),
        Duplicates.among(List.of(here, live("3", "other", "b"), there)));
  }

  @Test
  void findsTheSameKeyInDifferentCertificates() {
    Live old = live("1", "www", "a");
    Live copy = live("2", "copy", "a");
    Live renewed = withKeyOf("a", live("3", "renewed", "b"));

    assertEquals(
        List.of(new Duplicates(
            Duplicates.Kind.SAME_KEY, hash("key of a"), ImmutableList.of(old, renewed, copy))),
        Duplicates.among(List.of(old, renewed, copy)));
  }

  @Test
  void takesWhatHasNoCertificateForNobodysDuplicate() {
    assertEquals(List.of(), Duplicates.among(List.of(pending("1", "a"), pending("2", "b"))));
  }

  private static Live withKeyOf(String content, Live live) {
    CertificateFacts own = live.facts().orElseThrow();
    CertificateFacts shared = new CertificateFacts(
        own.fingerprint(),
        facts(content).publicKey(),
        own.subject(),
        own.issuer(),
        own.serialNumber(),
        own.sans(),
        own.key(),
        own.signature(),
        NOW,
        own.notAfter());
    return new Live(
        live.id(),
        live.microtenantId(),
        live.name(),
        live.description(),
        Optional.of(shared),
        live.chain(),
        live.modifiedTime(),
        live.modifiedBy(),
        false,
        false);
  }
}
