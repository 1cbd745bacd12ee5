package io.github.zpacert.material;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TestCertificatesTest {

  @Test
  void makesDifferentCertificatesInBulk() {
    var certificates = TestCertificates.bulk(100);

    Set<String> pems = new HashSet<>();
    certificates.forEach(c -> pems.add(c.pem()));
    assertEquals(100, pems.size());
    assertEquals(
        "CN=host-00001.example.com",
        certificates.get(0).certificate().getSubjectX500Principal().getName());
  }

  @Test
  void signsEachCertificateOfAChainByTheNext() throws Exception {
    var chain = TestCertificates.chain("portal.example.com");

    chain.leaf().certificate().verify(chain.intermediate().certificate().getPublicKey());
    chain.intermediate().certificate().verify(chain.root().certificate().getPublicKey());
    chain.root().certificate().verify(chain.root().certificate().getPublicKey());
  }
}
