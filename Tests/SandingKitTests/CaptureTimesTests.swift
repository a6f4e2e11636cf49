import Archive
import Foundation
import Ground
import Testing

@testable import SandingKit

/// When pages were captured, of what people and names say.
@Suite struct CaptureTimesTests {
    private static let now = Int(Date().timeIntervalSince1970)

    private static func fault(_ body: () throws -> Void) -> ArchiveFault? {
        do {
            try body()
            return nil
        } catch let fault as FileFault {
            return fault.cause as? ArchiveFault
        } catch {
            return nil
        }
    }

    private static func time(
        of path: String, changed: Int? = nil, time: String? = nil
    ) throws -> (CaptureTime, Manifest.TimeSource) {
        try CaptureClock(time: time, zone: "Z", times: [:]).time(
            of: ArchiveInput.Item(path: path, bytes: [], changed: changed), DatedPath(path), pages: [],
            name: path)
    }

    @Test func whatHasNotComeYetIsRefused() throws {
        for body in [
            { _ = try Self.time(of: "page.json", time: "2099-01-01T10:00Z") },
            { _ = try Self.time(of: "page-20990101T100000Z.json") },
            { _ = try Self.time(of: "2099-01-02/page.json") },
        ] as [() throws -> Void] {
            guard case .inFuture(_, let now)? = Self.fault(body) else {
                Issue.record("is taken")
                continue
            }
            #expect(now.hasPrefix("20") && now.hasSuffix("+00:00"))
        }
        // A clock that is slow, or of another zone, is no fault.
        let soon = CaptureTime(seconds: Self.now + 80_000).text
        #expect(try Self.time(of: "page.json", time: soon).0.seconds == Self.now + 80_000)
        // Nobody said so: the clock is meant.
        let (time, origin) = try Self.time(of: "page.json", changed: Self.now + 200_000)
        #expect(origin == .clock && time.seconds <= Self.now + 60)
    }

    @Test(arguments: [
        "page 2024-11-28 13-30AM.json", "a/2024-11-28 25:10/page.json", "x_2024-11-28_0-15pm.html",
    ])
    func whatWasMeantForATimeAndIsNoneIsSaid(path: String) throws {
        guard case .notTime(let text)? = Self.fault({ _ = try Self.time(of: path) }) else {
            Issue.record("is passed over")
            return
        }
        #expect(text.hasPrefix("2024-11-28"))
        // Whoever says the time is heard.
        #expect(try Self.time(of: path, time: "2024-11-28T13:30Z").1 == .given)
    }

    @Test(arguments: ["code-20249999-1234.json", "2024-11-28-9912.json", "123456789012.json", "page.json"])
    func numbersMayBeCodes(path: String) throws {
        #expect(try Self.time(of: path, changed: 1_700_000_000).1 == .file)
    }
}
