// FastJet's own time: for each line "FILE ALGORITHM RADIUS SECONDS" the best microseconds an event
// from arrays of momenta to sorted jets. The file: see JetEvents.
#include "fastjet/ClusterSequence.hh"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

using Clock = std::chrono::steady_clock;

struct Events {
    int64_t size = 0;
    std::vector<int64_t> starts;
    std::vector<double> momenta;

    explicit Events(const std::string& path) {
        std::ifstream file(path, std::ios::binary);
        file.read(reinterpret_cast<char*>(&size), 8);
        starts.resize(size + 1);
        file.read(reinterpret_cast<char*>(starts.data()), 8 * starts.size());
        momenta.resize(4 * starts[size]);
        file.read(reinterpret_cast<char*>(momenta.data()), 8 * momenta.size());
    }

    size_t cluster(const fastjet::JetDefinition& definition) const {
        size_t jets = 0;
        for (int64_t i = 0; i < size; i++) {
            std::vector<fastjet::PseudoJet> particles;
            particles.reserve(starts[i + 1] - starts[i]);
            for (int64_t k = starts[i]; k < starts[i + 1]; k++) {
                const double* p = &momenta[4 * k];
                particles.emplace_back(p[1], p[2], p[3], p[0]);
            }
            fastjet::ClusterSequence sequence(particles, definition);
            jets += sorted_by_pt(sequence.inclusive_jets()).size();
        }
        return jets;
    }
};

static double seconds(Clock::time_point since) {
    return std::chrono::duration<double>(Clock::now() - since).count();
}

int main() {
    fastjet::ClusterSequence::set_fastjet_banner_stream(nullptr);
    std::string path, algorithm;
    double radius, limit;
    while (std::cin >> path >> algorithm >> radius >> limit) {
        const Events events(path);
        fastjet::JetAlgorithm kind = algorithm == "KT" ? fastjet::kt_algorithm
                                   : algorithm == "ANTI_KT" ? fastjet::antikt_algorithm
                                   : fastjet::cambridge_algorithm;
        const fastjet::JetDefinition definition(kind, radius);
        double best = 1e300;
        int passes = 0;
        for (auto begun = Clock::now(); passes < 8 || seconds(begun) < limit; passes++) {
            auto start = Clock::now();
            if (events.cluster(definition) == 0) return 1;
            best = std::min(best, seconds(start));
        }
        std::cout << 1e6 * best / events.size << std::endl;
    }
}
