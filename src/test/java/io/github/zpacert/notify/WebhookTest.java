package io.github.zpacert.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.zpacert.diag.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookTest {

  @ParameterizedTest
  @CsvSource({
    "https://hooks.example.com/services/secret, hooks.example.com",
    "https://hooks.example.com:8443/x?sig=secret, hooks.example.com:8443",
    "http://127.0.0.1:8080/secret, 127.0.0.1:8080",
    "http://[::1]:8080/secret, [::1]:8080",
    "HTTP://localhost/secret, localhost"
  })
  void showsItsHostAlone(String url, String shown) throws Exception {
    assertEquals(shown, Webhook.of("it", url).toString());
  }

  @Test
  void takesWhatAFileHoldsWithItsLineEnd() throws Exception {
    assertEquals("a.example", Webhook.of("it", "https://a.example/x\n").toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://hooks.example.com/secret| it must begin with https://; http:// is for loopback addresses only",
        "ftp://hooks.example.com/secret| it must begin with https://; http:// is for loopback addresses only",
        "https://ann:secret@hooks.example.com/| it must not hold a user name or a password",
        "https://hooks.example.com/secret#part| it must not hold \"#\"",
        "https://hooks.example.com:99999/secret| it has a port above 65535",
        "hooks.example.com/secret| it must be a URL such as https://host/path",
        "https://hooks.example.com/sec ret| it must be a URL such as https://host/path",
        "https:///secret| it must be a URL such as https://host/path"
      })
  void repeatsNoAddressThatIsNone(String url, String message) {
    ProblemException refusal = assertThrows(ProblemException.class, () -> Webhook.of("it", url));

    assertEquals(message, refusal.getMessage());
  }
}
