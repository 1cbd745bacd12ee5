package io.github.zpacert.report;

import io.github.zpacert.plan.Forecast;
import io.github.zpacert.plan.Forecast.LeftOut;
import io.github.zpacert.plan.Forecast.Limit;
import java.time.Duration;
import java.util.function.ToIntFunction;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A forecast of renewals as a JSON document. */
public final class ForecastJson {

  private ForecastJson() {}

  public static String render(Forecast forecast) {
    ObjectNode json = Json.object();
    ArrayNode months = json.putArray("months");
    forecast
        .months()
        .forEach(m -> renewals(months.addObject().put("month", m.month().toString()), m::renewals));
    renewals(json.putObject("total"), forecast::total);
    forecast
        .renewBefore()
        .map(Duration::toSeconds)
        .ifPresentOrElse(
            s -> json.put("renew_before_seconds", s), () -> json.putNull("renew_before_seconds"));
    json.put("certificates", forecast.certificates());
    json.put("overdue", forecast.overdue()).put("expired", forecast.expired());
    LeftOut leftOut = forecast.leftOut();
    json.putObject("left_out")
        .put("read_only_or_zscaler_managed", leftOut.untouchable())
        .put("pending", leftOut.pending())
        .put("forgotten", leftOut.forgotten());
    return Json.document(json.put("summary", ForecastText.summary(forecast)));
  }

  private static void renewals(ObjectNode json, ToIntFunction<Limit> number) {
    json.put("today", number.applyAsInt(Limit.NONE));
    json.put("days_100", number.applyAsInt(Limit.DAYS_100));
    json.put("days_47", number.applyAsInt(Limit.DAYS_47));
  }
}
