package io.github.zpacert.material;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.spec.InvalidKeySpecException;
import java.util.Random;
import org.bouncycastle.asn1.DEROctetString;
import org.instancio.junit.InstancioExtension;
import org.instancio.junit.InstancioSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(InstancioExtension.class)
class DerTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65535, 65536, 70000})
  void writesLengthsAsOthersDo(int length) throws Exception {
    byte[] content = new byte[length];

    byte[] element = Der.element(Der.OCTET_STRING, content);

    assertArrayEquals(new DEROctetString(content).getEncoded("DER"), element);
    assertArrayEquals(content, Der.content(element));
  }

  @Test
  void findsTheElementsThatItPutTogether() throws Exception {
    byte[] first = Der.element(Der.OID, new byte[] {1, 2});
    byte[] second = Der.element(Der.OCTET_STRING, new byte[300]);

    var elements = Der.elements(Der.element(Der.SEQUENCE, first, second));

    assertEquals(2, elements.size());
    assertArrayEquals(first, elements.get(0));
    assertArrayEquals(second, elements.get(1));
  }

  @Test
  void knowsAWholeSequence() {
    byte[] sequence = Der.element(Der.SEQUENCE, new byte[200]);

    assertTrue(Der.isSequence(sequence));
    assertFalse(Der.isSequence(java.util.Arrays.copyOf(sequence, 150)));
    assertFalse(Der.isSequence(java.util.Arrays.copyOf(sequence, 250)));
    assertFalse(Der.isSequence(Der.element(Der.OCTET_STRING, new byte[9])));
    assertFalse(Der.isSequence(new byte[0]));
  }

  @Test
  void refusesLengthsThatDoNotAddUp() {
    for (byte[] der : new byte[][] {
      {},
      {0x30},
      {0x30, 0},
      {0x30, 5, 1},
      {0x30, (byte) 0x82, 1},
      {0x30, (byte) 0x84, 0, 0, 0, 0},
      {0x30, 2, 4, 5},
      {0x30, (byte) 0x80, 1}
    }) {
      assertThrows(InvalidKeySpecException.class, () -> Der.elements(der));
    }
  }

  @Test
  void refusesAnIndefiniteLengthWithinAnElement() {
    byte[] der = {0x30, 0x04, 0x04, (byte) 0x80, 0x00, 0x00};

    assertThrows(InvalidKeySpecException.class, () -> Der.elements(der));
  }

  @InstancioSource(samples = 100)
  @ParameterizedTest
  void throwsOnlyWhatItDeclares(long seed) {
    var random = new Random(seed);
    byte[] noise = new byte[1 + random.nextInt(40)];
    random.nextBytes(noise);

    try {
      assertTrue(Der.elements(noise).size() > 0);
    } catch (InvalidKeySpecException e) {
      assertEquals("malformed DER", e.getMessage());
    }
  }
}
