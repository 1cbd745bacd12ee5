package io.github.zpacert.zpa;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.zpacert.diag.Log;
import io.github.zpacert.material.RsaChains;
import io.github.zpacert.model.Microtenant;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Pages of 500 rows as ZPA lists them, parsed to live certificates. One page stands for all. */
@State(Scope.Benchmark)
public class ListBenchmark {

  private static final String ROW = """
      {"id":"2161962573%08d","modifiedTime":"1773369888","creationTime":"1773369888",\
      "modifiedBy":"216196257331372705","name":"host-%06d.example.com","description":"Served by team 7",\
      "validFromInEpochSec":"1767225600","validToInEpochSec":"2082758400","cName":"host.example.com",\
      "certificate":"%s","certChain":"%s","issuedTo":"CN=host.example.com,OU=Web,O=Example,C=CH",\
      "issuedBy":"CN=Example Issuing CA","serialNo":"411203349182303418",\
      "san":["host.example.com","www.host.example.com"],"readOnly":false,"zscalerManaged":false,\
      "microtenantName":"Default"}""";
  private static final String END = "-----END CERTIFICATE-----\n";

  @Param({"1000", "10000", "100000"})
  private int size;

  private byte[] page;

  @Setup
  public void compose() {
    List<String> chains = RsaChains.pems(Page.SIZE);
    String rows = IntStream.range(0, Page.SIZE)
        .mapToObj(i -> row(i, chains.get(i)))
        .collect(Collectors.joining(","));
    page = "{\"totalPages\":\"%d\",\"totalCount\":\"%d\",\"list\":[%s]}"
        .formatted(size / Page.SIZE, size, rows)
        .getBytes(UTF_8);
  }

  @Benchmark
  public void parse(Blackhole pages) throws Exception {
    CertificateJson json = new CertificateJson(Log.SILENT);
    for (int read = 0; read < size; read += Page.SIZE) {
      pages.consume(Page.read(
          new ByteArrayInputStream(page), parser -> json.read(parser, Microtenant.DEFAULT_ID)));
    }
  }

  private static String row(int number, String pems) {
    int chain = pems.indexOf(END) + END.length();
    return ROW.formatted(
        number, number, escaped(pems.substring(0, chain)), escaped(pems.substring(chain)));
  }

  private static String escaped(String pem) {
    return pem.replace("\n", "\\n");
  }
}
