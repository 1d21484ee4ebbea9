package io.voltgate.simulator.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.ocpp.OcppVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whom a station lets charge: by its list, its cache, the gateway, or its own judgement. */
final class AuthorizationTest {
    private static final String LIST_16 = "{'listVersion':%d,'updateType':'%s','localAuthorizationList':[%s]}";
    private static final String LIST_2 = "{'versionNumber':%d,'updateType':'%s','localAuthorizationList':[%s]}";

    private static String row(Workbench bench, String token, String status) {
        return bench.is16()
                ? "{'idTag':'" + token + "','idTagInfo':{'status':'" + status + "'}}"
                : "{'idToken':{'idToken':'" + token + "','type':'ISO14443'},'idTokenInfo':{'status':'" + status + "'}}";
    }

    private static String send(Workbench bench, int version, String type, String rows) {
        return bench.status("SendLocalList", (bench.is16() ? LIST_16 : LIST_2).formatted(version, type, rows));
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldTakeTheListAsAWholeOrNotAtAll(OcppVersion version) {
        Workbench bench = Workbench.of(version);
        String field = bench.is16() ? "listVersion" : "versionNumber";
        String a = row(bench, "A", "Accepted");
        String b = row(bench, "B", "Accepted");
        assertEquals("{\"" + field + "\":0}", bench.order("GetLocalListVersion", "{}"));
        assertEquals("Accepted", send(bench, 3, "Full", a + "," + b));
        assertEquals("VersionMismatch", send(bench, 3, "Differential", a));
        assertEquals("Failed", send(bench, 4, "Differential", a + "," + a));
        assertEquals("Failed", send(bench, 0, "Full", a));
        assertEquals("{\"" + field + "\":3}", bench.order("GetLocalListVersion", "{}"));
        String gone = bench.is16() ? "{'idTag':'A'}" : "{'idToken':{'idToken':'A','type':'ISO14443'}}";
        assertEquals("Failed", send(bench, 4, "Full", gone));
        assertEquals("Accepted", send(bench, 4, "Differential", gone));
        assertEquals(1, bench.station.part(Authorization.KIND).listed());
        bench.set("LocalAuthListEnabled", "LocalAuthListCtrlr", "Enabled", "false");
        assertEquals(bench.is16() ? "NotSupported" : "Failed", send(bench, 5, "Full", a));
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldNotAskAboutAListedTokenWhereThatIsSet(OcppVersion version) {
        Workbench bench = Workbench.of(version);
        send(bench, 1, "Full", row(bench, "A", "Accepted"));
        bench.charge(1, "A");
        assertEquals(1, bench.heard("Authorize"));
        bench.set("LocalPreAuthorize", "AuthCtrlr", "LocalPreAuthorize", "true");
        bench.charge(2, "A");
        assertEquals(1, bench.heard("Authorize"));
        assertEquals(PlugState.CHARGING, bench.state(2));
    }

    @ParameterizedTest
    @CsvSource({
        "V16,Accepted,true,true,CHARGING",
        "V16,Blocked,true,true,PREPARING",
        "V16,,true,true,CHARGING",
        "V16,,true,false,PREPARING",
        "V16,Accepted,false,true,PREPARING",
        "V201,Accepted,true,false,CHARGING",
        "V201,Blocked,true,true,PREPARING",
        "V201,,true,false,PREPARING",
        "V201,Accepted,false,true,PREPARING",
        "V21,,true,true,CHARGING",
    })
    void shouldJudgeByItselfWhileOffline(
            OcppVersion version, String listed, boolean offline, boolean unknown, PlugState state) {
        Workbench bench = Workbench.of(version);
        if (listed != null) {
            send(bench, 1, "Full", row(bench, "A", listed));
        }
        bench.set("LocalAuthorizeOffline", "AuthCtrlr", "LocalAuthorizeOffline", Boolean.toString(offline));
        bench.set("AllowOfflineTxForUnknownId", "AuthCtrlr", "OfflineTxForUnknownIdEnabled", Boolean.toString(unknown));
        bench.offline();
        bench.charge(1, "A");
        assertEquals(state, bench.state(1));
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldRememberWhatTheGatewaySaidUntilItIsCleared(OcppVersion version) {
        Workbench bench = Workbench.of(version);
        bench.set("AllowOfflineTxForUnknownId", "AuthCtrlr", "OfflineTxForUnknownIdEnabled", "false");
        bench.set("LocalPreAuthorize", "AuthCtrlr", "LocalPreAuthorize", "true");
        bench.charge(1, "A");
        bench.swipe(1, "A");
        bench.station.byHand().unplug(1);
        bench.timeline.pass(1_000);
        bench.charge(1, "A");
        assertEquals(1, bench.heard("Authorize"));
        assertEquals("Accepted", bench.status("ClearCache", "{}"));
        bench.charge(2, "A");
        assertEquals(2, bench.heard("Authorize"));
        bench.set("AuthorizationCacheEnabled", "AuthCacheCtrlr", "Enabled", "false");
        assertEquals("Rejected", bench.status("ClearCache", "{}"));
    }

    @Test
    void shouldForgetWhatIsOlderThanTheCachesLifeTime() {
        Workbench bench = Workbench.of(OcppVersion.V201);
        bench.set("", "AuthCacheCtrlr", "LifeTime", "60");
        bench.set("", "AuthCtrlr", "LocalPreAuthorize", "true");
        bench.charge(1, "A");
        bench.timeline.pass(61_000);
        bench.charge(2, "A");
        assertEquals(2, bench.heard("Authorize"));
    }

    @Test
    void shouldKeepTheLatestTokensOnly() {
        TokenCache cache = new TokenCache();
        for (int i = 0; i < 2 * TokenCache.CAPACITY; i++) {
            cache.keep("T" + i, Permit.ASSUMED, i);
        }
        assertEquals(TokenCache.CAPACITY, cache.size());
        assertTrue(cache.find("T" + TokenCache.CAPACITY, 0, 0).isPresent());
        assertTrue(cache.find("T0", 0, 0).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldLetAGroupEndWhatOneOfItBegan(OcppVersion version) {
        Workbench bench = Workbench.of(version);
        bench.judging("Accepted", "FAMILY");
        bench.charge(1, "A");
        bench.judging("Accepted", "STRANGERS");
        bench.swipe(1, "C");
        assertEquals(PlugState.CHARGING, bench.state(1));
        bench.judging("Accepted", "FAMILY");
        bench.swipe(1, "B");
        assertEquals(PlugState.FINISHING, bench.state(1));
        String token = bench.is16()
                ? bench.last("StopTransaction").text("idTag")
                : bench.last("TransactionEvent").text("idToken.idToken");
        assertEquals("B", token);
    }

    @Test
    void shouldLetTheMasterPassEndAllAndBeginNothing() {
        Workbench bench = Workbench.of(OcppVersion.V201);
        bench.set("", "AuthCtrlr", "MasterPassGroupId", "MASTER");
        bench.charge(1, "A");
        bench.judging("Accepted", "MASTER");
        bench.swipe(1, "M");
        assertEquals("MasterPass", bench.last("TransactionEvent").text("transactionInfo.stoppedReason"));
        bench.charge(2, "M");
        assertEquals(PlugState.PREPARING, bench.state(2));
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldGiveUpWhenNobodyPlugsInInTime(OcppVersion version) {
        Workbench bench = Workbench.of(version);
        bench.set("ConnectionTimeOut", "TxCtrlr", "EVConnectionTimeOut", "30");
        bench.swipe(1, "A");
        assertEquals(bench.is16() ? PlugState.PREPARING : PlugState.AVAILABLE, bench.state(1));
        bench.timeline.pass(29_000);
        assertTrue(bench.station.connector(1).orElseThrow().charge() != null);
        bench.timeline.pass(10_000);
        assertEquals(PlugState.AVAILABLE, bench.state(1));
        assertTrue(bench.station.connector(1).orElseThrow().isFree());
        if (!bench.is16()) {
            assertEquals("EVConnectTimeout", bench.last("TransactionEvent").text("triggerReason"));
            assertEquals("Timeout", bench.last("TransactionEvent").text("transactionInfo.stoppedReason"));
        } else {
            assertEquals(0, bench.heard("StartTransaction"));
        }
    }

    @Test
    void shouldGoOnWithoutEnergyWhereAnInvalidTokenEndsNothing() {
        Workbench bench = Workbench.of(OcppVersion.V16);
        bench.set("StopTransactionOnInvalidId", "", "", "false");
        bench.gateway.answering(call -> call.action().equals("StartTransaction")
                ? FakeGateway.result(call, "{\"transactionId\":9,\"idTagInfo\":{\"status\":\"Blocked\"}}")
                : bench.gateway.accepting(call));
        bench.charge(1, "A");
        assertEquals(PlugState.SUSPENDED_EVSE, bench.state(1));
        assertEquals(0, bench.heard("StopTransaction"));
        assertEquals(0, bench.powerW(1));
    }

    @Test
    void shouldAskBeforeARemoteStartWhereThatIsSet() {
        Workbench bench = Workbench.of(OcppVersion.V16);
        bench.set("AuthorizeRemoteTxRequests", "", "", "true");
        bench.judging("Blocked", "");
        assertEquals("Accepted", bench.status("RemoteStartTransaction", "{'idTag':'X','connectorId':1}"));
        assertEquals(1, bench.heard("Authorize"));
        assertTrue(bench.station.connector(1).orElseThrow().isFree());
        bench.judging("Accepted", "");
        bench.status("RemoteStartTransaction", "{'idTag':'Y','connectorId':1}");
        bench.plugIn(1);
        assertEquals("Y", bench.last("StartTransaction").text("idTag"));
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldKeepTheTransactionWhenUnpluggedAtTheVehicleWhereThatIsSet(OcppVersion version) {
        Workbench bench = Workbench.of(version);
        bench.set("StopTransactionOnEVSideDisconnect", "TxCtrlr", "StopTxOnEVSideDisconnect", "false");
        bench.charge(1, "A");
        bench.station.byHand().unplug(1);
        bench.timeline.pass(1_000);
        assertEquals(PlugState.SUSPENDED_EV, bench.state(1));
        bench.plugIn(1);
        bench.timeline.pass(10_000);
        assertEquals(PlugState.CHARGING, bench.state(1));
        bench.set("StopTransactionOnEVSideDisconnect", "TxCtrlr", "StopTxOnEVSideDisconnect", "true");
        bench.station.byHand().unplug(1);
        bench.timeline.pass(0);
        assertEquals(PlugState.AVAILABLE, bench.state(1));
        String reason = bench.is16()
                ? bench.last("StopTransaction").text("reason")
                : bench.last("TransactionEvent").text("transactionInfo.stoppedReason");
        assertEquals("EVDisconnected", reason);
    }
}
