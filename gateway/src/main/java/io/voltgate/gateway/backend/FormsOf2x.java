package io.voltgate.gateway.backend;

import io.voltgate.domain.Command;
import io.voltgate.domain.TransactionId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The kinds of command that only OCPP 2.x has, in the API's JSON. Stateless, for any thread. A mistake is named by its field. */
final class FormsOf2x {
    private static final int MAX_TEXT = 1_024;
    private static final int MAX_TEXTS = 5;
    private static final int MAX_LANGUAGE = 8;
    private static final int MAX_CUSTOMER = 64;
    private static final int MAX_URL = 2_000;
    private static final int MAX_TRANSACTION = 36;
    private static final int MAX_TARIFF = 65_536;
    private static final int MAX_TARIFFS = 100;
    private static final int MAX_TARIFF_ID = 60;
    private static final int MAX_MESSAGES = 1_000;
    private static final int MAX_SECONDS = 86_400;
    private static final int COST_DIGITS = 6;
    private static final BigDecimal MAX_COST = BigDecimal.valueOf(1_000_000_000L);
    private static final Set<String> FORMATS = Set.of("ASCII", "HTML", "URI", "UTF8", "QRCODE");

    static final List<CommandForm> ALL = List.of(
            CommandForm.of(
                    "SetDisplayMessage",
                    FormsOf2x::display,
                    "{'type':'SetDisplayMessage','message':1,'priority':'NormalCycle','state':'Charging',"
                            + "'from':'2030-01-01T00:00:00Z','to':'2030-01-02T00:00:00Z','transaction':'4711',"
                            + "'texts':[{'format':'UTF8','language':'en','content':'Hello'}]}"),
            CommandForm.of(
                    "ClearDisplayMessage",
                    fields -> new Command.ClearDisplayMessage(number(fields, "message")),
                    "{'type':'ClearDisplayMessage','message':1}"),
            CommandForm.of(
                    "GetDisplayMessages",
                    fields -> new Command.GetDisplayMessages(
                            fields.mayIntegers("messages", MAX_MESSAGES),
                            word(fields, "priority"),
                            word(fields, "state")),
                    "{'type':'GetDisplayMessages','messages':[1],'priority':'NormalCycle','state':'Charging'}"),
            CommandForm.of(
                    "CustomerInformation",
                    fields -> new Command.CustomerInformation(
                            fields.flag("report"),
                            fields.flag("clear"),
                            fields.mayObject("token", Parts::token).orElse(null),
                            fields.mayObject("certificate", Parts::certificateHash)
                                    .orElse(null),
                            fields.mayText("customer", 1, MAX_CUSTOMER).orElse(null)),
                    "{'type':'CustomerInformation','report':true,'clear':false,'token':{'value':'CARD-1',"
                            + "'type':'ISO14443'},'certificate':{'algorithm':'SHA256','issuerName':'00',"
                            + "'issuerKey':'00','serial':'1'},'customer':'Ann'}",
                    "{'type':'CustomerInformation','report':true,'clear':false,'customer':'Ann'}"),
            CommandForm.of(
                    "SetNetworkProfile",
                    fields -> new Command.SetNetworkProfile(
                            number(fields, "slot"),
                            fields.text("url", MAX_URL),
                            fields.integer("securityProfile", 0, 3),
                            fields.text("networkInterface", Parts.MAX_NAME),
                            fields.integer("timeoutSeconds", 0, MAX_SECONDS)),
                    "{'type':'SetNetworkProfile','slot':1,'url':'wss://csms.example/ocpp','securityProfile':2,"
                            + "'networkInterface':'Wired0','timeoutSeconds':30}"),
            CommandForm.of(
                    "SetDefaultTariff",
                    fields -> new Command.SetDefaultTariff(fields.integer("evse", 0, Parts.MAX_EVSE), tariff(fields)),
                    "{'type':'SetDefaultTariff','evse':0,'tariff':{'tariffId':'T1','currency':'EUR'}}"),
            CommandForm.of(
                    "ClearTariffs",
                    fields -> new Command.ClearTariffs(
                            fields.mayTexts("tariffs", MAX_TARIFFS, MAX_TARIFF_ID)
                                    .orElse(List.of()),
                            fields.mayInteger("evse", 1, Parts.MAX_EVSE).orElse(null)),
                    "{'type':'ClearTariffs','tariffs':['T1'],'evse':1}"),
            CommandForm.of(
                    "TellCost",
                    fields -> new Command.TellCost(
                            transaction(fields), fields.decimal("cost", BigDecimal.ZERO, MAX_COST, COST_DIGITS)),
                    "{'type':'TellCost','transaction':'4711','cost':1.25}"),
            CommandForm.of(
                    "ChangeTransactionTariff",
                    fields -> new Command.ChangeTransactionTariff(transaction(fields), tariff(fields)),
                    "{'type':'ChangeTransactionTariff','transaction':'4711',"
                            + "'tariff':{'tariffId':'T1','currency':'EUR'}}"),
            CommandForm.of(
                    "HoldForPayment",
                    fields -> new Command.HoldForPayment(
                            fields.integer("evse", 1, Parts.MAX_EVSE), fields.integer("seconds", 1, MAX_SECONDS)),
                    "{'type':'HoldForPayment','evse':1,'seconds':120}"),
            CommandForm.of(
                    "GetTariffs",
                    fields -> new Command.GetTariffs(fields.integer("evse", 0, Parts.MAX_EVSE)),
                    "{'type':'GetTariffs','evse':0}"));

    private FormsOf2x() {}

    private static TransactionId transaction(Fields fields) {
        return new TransactionId(fields.text("transaction", MAX_TRANSACTION));
    }

    private static int number(Fields fields, String name) {
        return fields.integer(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static @Nullable String word(Fields fields, String name) {
        return fields.mayText(name, 1, Parts.MAX_NAME).orElse(null);
    }

    private static Command display(Fields fields) {
        return new Command.SetDisplayMessage(
                number(fields, "message"),
                fields.text("priority", Parts.MAX_NAME),
                word(fields, "state"),
                fields.mayMoment("from"),
                fields.mayMoment("to"),
                fields.mayText("transaction", 1, MAX_TRANSACTION)
                        .map(TransactionId::new)
                        .orElse(null),
                fields.objects("texts", 1, MAX_TEXTS, FormsOf2x::text));
    }

    private static Command.DisplayText text(Fields fields) {
        return new Command.DisplayText(
                fields.word("format", FORMATS),
                fields.mayText("language", 1, MAX_LANGUAGE).orElse(null),
                fields.text("content", MAX_TEXT));
    }

    private static String tariff(Fields fields) {
        JsonNode tariff = fields.json("tariff");
        String text = tariff.toString();
        if (text.length() > MAX_TARIFF || !Texts.sound(text)) {
            throw fields.invalid("tariff", "at most " + MAX_TARIFF + " characters that can be stored are taken");
        }
        return text;
    }
}
